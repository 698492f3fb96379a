#!/bin/sh
exec node /opt/rollcall/rollcall-agent.mjs "$@"
