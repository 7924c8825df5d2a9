package dev.weft.catalog.access;

import dev.weft.model.product.ProductId;

/// A request as it is made; see [AccessRequest].
public record AccessRequestDraft(
    ProductId product,
    int major,
    String requester,
    String consumer,
    AccessRequest.Terms terms,
    String reason,
    boolean personal) {}
