/// The REST door under `/api/v1`: what every request passes (`Edge`), one controller per noun, and
/// how answers, problems, streams and events are written. Knows use cases, no store and no engine.
@NullMarked
package dev.weft.server.rest;

import org.jspecify.annotations.NullMarked;
