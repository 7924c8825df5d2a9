package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;

/// Which revision: numbers count per product.
public record RevisionKey(ProductId product, long number) {}
