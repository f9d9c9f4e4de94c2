"""Connections that end at a deadline. The time-outs of httpx begin anew with every byte, so a slow server never ends.

This module belongs to :mod:`graph.stores.transport` and needs httpcore, which httpx is built on.
"""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx


class Clock:
    """The time until a request must be complete. It starts anew with each request."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.start()

    def start(self) -> None:
        """Begins the time of a request."""
        self._end = time.monotonic() + self._seconds

    def shorten(self, timeout: float | None) -> float:
        """*timeout*, or the rest of the time if that is less.

        :raises ReadTimeout: there is no time left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("no time left")
        return left if timeout is None else min(timeout, left)


def to_transport(clock: Clock) -> httpx.HTTPTransport:
    """The transport of httpx over connections that keep to *clock*."""
    transport = httpx.HTTPTransport()
    # httpx has no option for it, httpcore has (https://www.encode.io/httpcore/network-backends/).
    transport._pool._network_backend = _Backend(clock)
    return transport


class _Backend(httpcore.NetworkBackend):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        options = None if socket_options is None else list(socket_options)
        stream = self._backend.connect_tcp(
            host, port, timeout=timeout, local_address=local_address, socket_options=options
        )
        return _Stream(stream, self._clock)

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.shorten(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.shorten(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, timeout), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
