package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;

/// What an input port was resolved to at apply; it stays there until the next apply.
public record ResolvedInput(ProductId product, int major, String port) {}
