#!/usr/bin/env bash
# Prints a port of 127.0.0.1 that nobody has.
exec node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
