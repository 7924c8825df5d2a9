package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;

/// An active major of a product whose last revision reads a port of another one.
public record PortConsumer(ProductId product, int major, String port) {}
