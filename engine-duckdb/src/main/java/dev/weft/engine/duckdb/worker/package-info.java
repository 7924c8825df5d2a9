/// The process in which users' statements run, and what it says to the server. It jails itself
/// before it loads the engine, runs one statement at a time, and ends with the server.
///
/// What runs in the shipped worker knows the JDK, the vocabulary and Arrow's flatbuffers only.
@NullMarked
package dev.weft.engine.duckdb.worker;

import org.jspecify.annotations.NullMarked;
