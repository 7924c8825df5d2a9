/// Contracts as JSON Schema, and JSON Schema as contracts.
@NullMarked
package dev.weft.formats.jsonschema;

import org.jspecify.annotations.NullMarked;
