package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;

/// What the registry knows of a product as a whole.
///
/// @param status as its newest major says: proposed, draft, active, deprecated or retired
/// @param paused triggers and schedule stand still, since a rollback
/// @param major its newest major
/// @param revision number of its newest revision, over all majors
/// @param changedAt microseconds since the epoch
public record RegisteredProduct(
    ProductId id,
    ProductKind kind,
    String status,
    boolean hidden,
    boolean paused,
    int major,
    long revision,
    long changedAt) {}
