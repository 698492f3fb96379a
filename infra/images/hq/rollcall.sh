#!/bin/sh
# A package that is bundled counts as ours to Node, which then warns of its use of url.parse.
exec node --disable-warning=DEP0169 /opt/rollcall/rollcall.mjs "$@"
