@rem npm scripts say `exec`, so that sh gives way to node and Ctrl-C reaches node only. cmd has no such word; this is it.
@%*
