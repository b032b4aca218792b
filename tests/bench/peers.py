"""The servers we measure ourselves against: nginx with plain files, Debian's iipsrv.

iipsrv speaks FastCGI and has no HTTP of its own, so it stands behind nginx; it answers
one request at a time, so two processes share the work and connections are not kept.
"""

from __future__ import annotations

import getpass
import shutil
from pathlib import Path

from tests.bench.processes import Server, free_port

IIPSRV = Path("/usr/lib/iipimage-server/iipsrv.fcgi")

# Workers run as whoever runs the measurement: the temporary folder is nobody else's.
_HEAD = """
user {user}; worker_processes 2; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  types {{ image/jpeg jpg; application/json json; }}
"""
_STATIC = """  server {{ listen 127.0.0.1:{port}; root {root}; etag on; }} }}"""
_IIPSRV = """
  upstream iip {{ {members} }}
  server {{ listen 127.0.0.1:{port};
    location ~ ^/iiif/3/([^/]+)/(.*)$ {{
      fastcgi_pass iip;
      fastcgi_param QUERY_STRING IIIF=$1.tif/$2;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param REQUEST_URI $request_uri;
      fastcgi_param SERVER_PROTOCOL $server_protocol;
      fastcgi_param HTTP_HOST $http_host;
    }} }} }}"""


def missing() -> list[str]:
    """Debian packages that the comparison needs and this machine does not have."""
    needed = {
        "nginx-light": shutil.which("nginx") is not None,
        "wrk": shutil.which("wrk") is not None,
        "iipimage-server": IIPSRV.exists(),
    }
    return [package for package, is_here in needed.items() if not is_here]


def nginx_static(root: Path, folder: Path) -> Server:
    """nginx with two workers, serving the files below `root`; its notes lie in `folder`."""
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "static.conf"
    config.write_text(
        (_HEAD + _STATIC).format(user=getpass.getuser(), folder=folder, port=port, root=root)
    )
    return Server("nginx", ["nginx", "-c", str(config), "-p", str(folder)], port)


class Iipsrv:
    """Two iipsrv processes behind one nginx, at the addresses of our own image service.

    `images` holds a pyramidal TIFF `<identifier>.tif` for each picture. What all of them cost
    is added up.
    """

    def __init__(self, images: Path, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._environment = {
            "FILESYSTEM_PREFIX": f"{images}/",
            "MAX_IMAGE_CACHE_SIZE": "10",
            "JPEG_QUALITY": "85",
            "LOGFILE": str(folder / "iipsrv.log"),
            "VERBOSITY": "0",
            "MAX_CVT": "20000",
        }
        self._members: list[Server] = []
        try:
            for _ in range(2):
                self._members.append(self._process(free_port()))
            self.port = free_port()
            config = folder / "iipsrv.conf"
            members = " ".join(
                f"server 127.0.0.1:{member.port} max_fails=0;" for member in self._members
            )
            config.write_text(
                (_HEAD + _IIPSRV).format(
                    user=getpass.getuser(), folder=folder, port=self.port, members=members
                )
            )
            door = Server("nginx", ["nginx", "-c", str(config), "-p", str(folder)], self.port)
            self._members.append(door)
        except BaseException:
            self.stop()
            raise

    def mend(self) -> int:
        """Start again the processes that have crashed; how many that were."""
        crashed = 0
        for place, member in enumerate(self._members):
            if member.name == IIPSRV.name and member.process.poll() is not None:
                self._members[place] = self._process(member.port)
                crashed += 1
        return crashed

    def _process(self, port: int) -> Server:
        command = [str(IIPSRV), "--bind", f"127.0.0.1:{port}", "--backlog", "1024"]
        return Server(IIPSRV.name, command, port, self._environment)

    @property
    def pids(self) -> list[int]:
        """Every root process whose cost counts."""
        return [pid for member in self._members for pid in member.pids]

    def __enter__(self) -> Iipsrv:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End all of them."""
        for member in reversed(self._members):
            member.stop()
