package dev.weft.catalog.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Says that a rule's JSON starts with its name, as listed in `Json`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
interface RuleJson {}
