"""The guards of the test run itself: a guard that never fires guards nothing."""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

REACH_OUT = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"


def test_a_connection_stops_the_test():
    with (
        pytest.raises(BaseException, match=r"socket\.(connect|getaddrinfo)") as stopped,
        socket.socket() as plug,
    ):
        plug.connect(("127.0.0.1", 9))
    assert type(stopped.value).__name__ == "NetworkTouched"


def test_a_name_look_up_stops_the_test():
    with pytest.raises(BaseException, match=r"socket\.getaddrinfo"):
        urllib.request.urlopen("http://sendback.invalid/")


def test_a_child_process_is_watched_too():
    child = subprocess.run(
        [sys.executable, "-c", REACH_OUT], capture_output=True, text=True, check=False
    )
    assert "NetworkTouched" in child.stderr


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets on this system")
def test_programs_on_this_machine_may_talk(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "plug"))


def test_the_home_folder_is_nobodys():
    assert Path.home() == Path(os.environ["HOME"])
    assert Path.home().name.startswith("sendback-tests-")
