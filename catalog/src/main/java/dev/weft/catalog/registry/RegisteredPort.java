package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;
import dev.weft.model.product.Version;

/// An output port of a product's major, findable by the contract it promises.
public record RegisteredPort(
    ProductId product, int major, String name, String contractId, Version contractVersion) {}
