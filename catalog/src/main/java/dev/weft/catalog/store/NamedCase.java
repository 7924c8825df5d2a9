package dev.weft.catalog.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Put over a sealed family of `model`: the JSON of a case says which one it is, by its name in
/// `Json`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
interface NamedCase {}
