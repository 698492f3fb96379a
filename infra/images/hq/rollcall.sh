#!/bin/sh
exec node /opt/rollcall/cloud/src/cli/main.ts "$@"
