// The comfort of the desk. Every page works without it.
