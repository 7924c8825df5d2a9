package dev.weft.usecases.promise;

/// A promise that is not kept, for those who can do something about it.
///
/// @param product `domain/product@major`
/// @param property the standard's name
/// @param value with its unit
public record MissedPromise(
    String product, String port, String property, String value, String measured) {}
