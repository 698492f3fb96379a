#!/bin/sh
exec node /opt/rollcall/agent/src/cli/main.ts "$@"
