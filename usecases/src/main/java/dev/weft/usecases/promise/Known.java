package dev.weft.usecases.promise;

import dev.weft.catalog.audit.ReadOutcomes;
import dev.weft.catalog.release.RetentionRule;
import dev.weft.model.product.Build.Trigger;
import java.time.Instant;

/// What promises of one major are held against.
///
/// @param reads of the product over the last [Availability#WINDOW]
/// @param keeps how long the mesh keeps releases
/// @param trigger when the product is built
/// @param now the journal's time
record Known(
    ReleaseHistory history,
    ReadOutcomes reads,
    RetentionRule keeps,
    Trigger trigger,
    Instant now) {}
