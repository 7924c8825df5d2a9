/// The ways in and out: a contract from another form, and a contract in another form.
@NullMarked
package dev.weft.formats.exchange;

import org.jspecify.annotations.NullMarked;
