/// What can be set, one record per feature. Keys are kebab-case and the same everywhere:
/// `--query-time` on the command line, `WEFT_QUERY_TIME` in the environment, `query-time` in
/// `weft.properties`; the first that says something wins.
@NullMarked
package dev.weft.server.config;

import org.jspecify.annotations.NullMarked;
