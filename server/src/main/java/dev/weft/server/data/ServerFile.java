package dev.weft.server.data;

import io.avaje.jsonb.Json;

/// What stands in `weft.json` while a server is up: how the command finds it.
@Json
public record ServerFile(String url, long pid, String version, boolean sample) {}
