"""The memory of the program is not written to a file and not read by others."""

import subprocess
import sys

import pytest

CODE = """
import ctypes, resource
from tcdesk.store.hardening import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system as Linux answers")
def test_no_core_file_and_no_reader():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0) 0\n"
