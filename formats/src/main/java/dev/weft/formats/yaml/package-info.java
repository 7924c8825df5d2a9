/// YAML 1.2 (and so JSON) as a tree in which every node knows its place. Reads with limits: what is
/// too large, too deep or multiplies itself is refused before it costs anything.
@NullMarked
package dev.weft.formats.yaml;

import org.jspecify.annotations.NullMarked;
