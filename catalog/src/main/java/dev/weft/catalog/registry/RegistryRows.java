package dev.weft.catalog.registry;

import dev.weft.catalog.store.Columns;
import dev.weft.model.product.ProductKind;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;

/// Rows of the registry's tables as records.
final class RegistryRows {

  static final RowMapper<StoredDocument> DOCUMENT =
      (row, context) ->
          new StoredDocument(
              row.getString("scope"),
              row.getString("kind"),
              row.getString("name"),
              row.getString("file"),
              row.getString("hash"),
              row.getBoolean("retired"),
              row.getLong("version"),
              row.getLong("changed_at"),
              row.getString("changed_by"));

  static final RowMapper<RegisteredProduct> PRODUCT =
      (row, context) ->
          new RegisteredProduct(
              Columns.product(row, "product"),
              ProductKind.find(row.getString("kind")).orElseThrow(),
              row.getString("status"),
              row.getBoolean("hidden"),
              row.getBoolean("paused"),
              row.getInt("major"),
              row.getLong("revision"),
              row.getLong("changed_at"));

  static final RowMapper<ProductMajor> MAJOR =
      (row, context) ->
          new ProductMajor(
              Columns.product(row, "product"),
              row.getInt("major"),
              row.getLong("revision"),
              row.getBoolean("active"));

  static final RowMapper<PortConsumer> CONSUMER =
      (row, context) ->
          new PortConsumer(
              Columns.product(row, "product"), row.getInt("major"), row.getString("input_port"));

  static final RowMapper<RegisteredPort> PORT =
      (row, context) ->
          new RegisteredPort(
              Columns.product(row, "product"),
              row.getInt("major"),
              row.getString("name"),
              row.getString("contract_id"),
              Columns.version(row, "contract_version"));

  static final RowMapper<Proposal> PROPOSAL =
      (row, context) ->
          new Proposal(
              Columns.product(row, "product"),
              row.getString("capture"),
              row.getString("document"),
              row.getLong("created_at"));

  /// A revision without its files and inputs.
  static final RowMapper<Revision> REVISION =
      (row, context) ->
          new Revision(
              Columns.product(row, "product"),
              row.getLong("number"),
              Columns.version(row, "version"),
              new java.util.TreeMap<>(),
              row.getString("content_hash"),
              row.getLong("created_at"),
              row.getString("created_by"),
              new java.util.TreeMap<>());

  static final RowMapper<Map.Entry<String, String>> FILE =
      (row, context) -> Map.entry(row.getString("path"), row.getString("hash"));

  static final RowMapper<Map.Entry<String, ResolvedInput>> INPUT =
      (row, context) ->
          Map.entry(
              row.getString("contract_id"),
              new ResolvedInput(
                  Columns.product(row, "input_product"),
                  row.getInt("input_major"),
                  row.getString("input_port")));

  private RegistryRows() {}
}
