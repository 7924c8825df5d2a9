package dev.weft.server;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.formats.folder.FolderReader;
import dev.weft.lake.table.Lake;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.usage.CountReads;

/// What use cases share.
///
/// @param seen notes what somebody discovered
record Shared(
    Catalog catalog,
    AuditLog audit,
    Lake lake,
    FolderReader reader,
    AppliedMesh mesh,
    ProductCompiler compiler,
    CountReads reads,
    RecordDecision decisions,
    Discoveries seen) {}
