/// The words of the business, and what means them.
@NullMarked
package dev.weft.usecases.glossary;

import org.jspecify.annotations.NullMarked;
