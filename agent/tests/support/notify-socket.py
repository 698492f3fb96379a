"""Listens as systemd does on a datagram socket and prints each message as a line of JSON. Ends with its standard input."""

import json
import os
import socket
import sys
import threading

listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listening.bind(sys.argv[1])
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
print("[]", flush=True)
while True:
    message, descriptors, _, _ = socket.recv_fds(listening, 4096, 16)
    # `systemd-notify` waits until what it passed is closed.
    for descriptor in descriptors:
        os.close(descriptor)
    print(json.dumps(message.decode().strip().split("\n")), flush=True)
