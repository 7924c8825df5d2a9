/// What an engine is: a front end that understands statements, an executor that answers them, a
/// writer that makes files of them. Engines hold no policy; they run what was decided.
@NullMarked
package dev.weft.engine;

import org.jspecify.annotations.NullMarked;
