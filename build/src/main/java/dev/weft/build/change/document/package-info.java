/// What differs between two versions of a contract or a product, section by section. Items of lists
/// are the same when their natural keys are; their order says nothing.
@NullMarked
package dev.weft.build.change.document;

import org.jspecify.annotations.NullMarked;
