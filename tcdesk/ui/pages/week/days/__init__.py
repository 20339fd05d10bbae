"""What lies around one week: its versions, the weeks ahead, single days, sessions called off or called for."""
