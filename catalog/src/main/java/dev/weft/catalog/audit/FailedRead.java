package dev.weft.catalog.audit;

/// A statement on a product whose answer broke off.
///
/// @param product `domain/product`
/// @param at microseconds since the epoch
/// @param code the stable code of the failure
public record FailedRead(String product, long at, String code) {}
