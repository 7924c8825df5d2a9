package dev.weft.model.contract;

/// Where an element of a contract says that it is defined (`authoritativeDefinitions`).
///
/// @param element JSON pointer of the element in its document; empty for the contract itself
/// @param type such as `businessDefinition`
/// @param url as written: an address, or the reference of a term such as `glossary/delay`
/// @param pointer JSON pointer of the entry in its document
public record Definition(String element, String type, String url, String pointer) {}
