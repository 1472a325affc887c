"""Stops every process of a test run that reaches for the network; Python imports it at start."""

import socket
import sys
from typing import Any

_ON_THIS_MACHINE = {getattr(socket, name, None) for name in ("AF_UNIX", "AF_NETLINK")}
_REACHES = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}
_ASKS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
#: all else that is audited, and that is much, goes by at one glance
_WATCHED = _REACHES | _ASKS


class NetworkTouched(BaseException):
    """Something reached for the network; not an Exception, so that no `except` hides it."""


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook sees what no monkeypatch would, and cannot be taken off again."""
    if event not in _WATCHED:
        return
    if event in _ASKS:
        raise NetworkTouched(f"{event} {arguments}")
    if getattr(arguments[0], "family", None) not in _ON_THIS_MACHINE:
        raise NetworkTouched(f"{event} {arguments[1:]}")


sys.addaudithook(_no_network)
