#!/bin/sh
# A package that is bundled counts as ours to Node, which then warns of its use of url.parse. A small young heap is collected often,
# and few arenas hold little that is free: both keep the agent below 150 MB. 256 MB is far above what it needs.
export MALLOC_ARENA_MAX=2
exec node --disable-warning=DEP0169 --max-semi-space-size=1 --max-old-space-size=256 /opt/rollcall/rollcall-agent.mjs "$@"
