#!/bin/sh
exec node /opt/rollcall/rollcall.mjs "$@"
