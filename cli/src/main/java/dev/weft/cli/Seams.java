package dev.weft.cli;

import dev.weft.cli.contract.ContractExchange;
import dev.weft.cli.contract.DataTesting;
import dev.weft.cli.contract.DocumentDiffing;
import dev.weft.cli.folder.FolderContents;
import dev.weft.cli.folder.OfflineValidation;
import dev.weft.cli.folder.PolicyTesting;
import dev.weft.cli.folder.RuleMending;
import dev.weft.cli.node.Processes;
import dev.weft.cli.product.Browser;

/// What the command reaches outside itself, besides the server.
record Seams(
    OfflineValidation validation,
    PolicyTesting policies,
    RuleMending mending,
    FolderContents.Reader reader,
    Processes processes,
    Browser browser,
    DocumentDiffing diffing,
    DataTesting testing,
    ContractExchange exchange) {}
