package dev.weft.usecases.notice;

/// A product that the caller watches.
///
/// @param product `domain/product`
public record WatchView(String product, String since) {}
