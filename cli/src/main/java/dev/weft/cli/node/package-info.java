/// The node on this machine: up, serve, down, status, doctor.
@NullMarked
package dev.weft.cli.node;

import org.jspecify.annotations.NullMarked;
