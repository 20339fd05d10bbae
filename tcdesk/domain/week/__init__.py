"""The week to be planned and the plans for it: records that the solver, the services and the board share."""
