"""A small REST front over Qdrant's own engine, for the contract suite. It is not the Qdrant server: see README.md.

Every request is checked by the pydantic models of qdrant-client (which forbid unknown fields), and every point operation is
made by qdrant-edge-py, which is Qdrant's storage and search engine in process. What the adapter does not use is refused
with 501, so that nothing is answered by a guess.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pydantic
import qdrant_edge as edge


def load_models():
    """The request models alone: importing the package would want its HTTP and gRPC clients too."""
    package = importlib.util.find_spec("qdrant_client")
    path = pathlib.Path(package.submodule_search_locations[0]) / "http" / "models" / "models.py"
    spec = importlib.util.spec_from_file_location("qdrant_request_models", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


models = load_models()


class Refused(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def unsupported(what):
    return Refused(501, f"the front does not implement {what}")


def parse(model, body):
    try:
        return getattr(models, model).model_validate(body)
    except pydantic.ValidationError as error:
        raise Refused(422, f"{model}: {error.errors(include_url=False)}") from error


def only(model, allowed):
    """Refuses fields that are set and that the front would otherwise silently ignore."""
    extra = {name for name in model.model_fields_set if getattr(model, name) is not None} - set(allowed)
    if extra:
        raise unsupported(f"{type(model).__name__}.{sorted(extra)}")


def many(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def condition_of(condition):
    if isinstance(condition, models.HasIdCondition):
        return edge.HasIdCondition({uuid.UUID(str(point)) for point in condition.has_id})
    if not isinstance(condition, models.FieldCondition):
        raise unsupported(f"the condition {type(condition).__name__}")
    only(condition, ["key", "match"])
    if isinstance(condition.match, models.MatchValue):
        match = edge.MatchValue(condition.match.value)
    elif isinstance(condition.match, models.MatchAny):
        match = edge.MatchAny(list(condition.match.any))
    else:
        raise unsupported(f"the match {type(condition.match).__name__}")
    return edge.FieldCondition(condition.key, match=match)


def filter_of(value):
    if value is None:
        return None
    only(value, ["must", "must_not"])
    return edge.Filter(
        must=[condition_of(one) for one in many(value.must)], must_not=[condition_of(one) for one in many(value.must_not)]
    )


def payload_of(value):
    return edge.PayloadSelector.Include(list(value)) if isinstance(value, list) else bool(value)


def vectors_of(value):
    if not isinstance(value, dict):
        raise unsupported("unnamed vectors")
    return {
        name: edge.SparseVector(vector.indices, vector.values) if isinstance(vector, models.SparseVector) else vector
        for name, vector in value.items()
    }


def quantisation_of(config):
    if config is None:
        return None
    if not isinstance(config, models.ScalarQuantization):
        raise unsupported(f"the quantisation {type(config).__name__}")
    scalar = config.scalar
    return edge.ScalarQuantizationConfig(edge.ScalarType.Int8, quantile=scalar.quantile, always_ram=scalar.always_ram)


def search_params_of(params):
    if params is None:
        return None
    only(params, ["quantization"])
    wanted = params.quantization
    return edge.SearchParams(
        quantization=edge.QuantizationSearchParams(rescore=wanted.rescore, oversampling=wanted.oversampling)
    )


def vectors_as_json(vector):
    return {
        name: {"indices": list(one.indices), "values": list(one.values)} if isinstance(one, edge.SparseVector) else list(one)
        for name, one in (vector or {}).items()
    }


def record_as_json(record, with_vector):
    found = {"id": str(record.id), "payload": record.payload}
    if with_vector:
        found["vector"] = vectors_as_json(record.vector)
    return found


INDEX_PARAMS = {"keyword": (edge.KeywordIndexParams, ["is_tenant"]), "integer": (edge.IntegerIndexParams, ["lookup", "range"])}
UPDATE_MODES = {
    "upsert": edge.UpdateMode.Upsert,
    "insert_only": edge.UpdateMode.InsertOnly,
    "update_only": edge.UpdateMode.UpdateOnly,
}


# A file of ours in the folder of a collection that outlives the front.
DESCRIPTION = "front.json"


class Collection:
    """One collection as one shard of the engine, with a lock, since the server too applies a shard's updates in order."""

    def __init__(self, path, request, lasting=False):
        # One shard in one process: how many there are and how many copies is taken note of and changes nothing.
        noted = ["shard_number", "replication_factor", "write_consistency_factor"]
        only(request, ["vectors", "sparse_vectors", "hnsw_config", "metadata", *noted])
        self.path = pathlib.Path(path)
        self.request = request
        self.lasting = lasting
        self.indexes = {}
        self.lock = threading.Lock()
        if (self.path / DESCRIPTION).exists():
            self.load()
            return
        dense = {
            name: edge.EdgeVectorParams(
                size=params.size,
                distance=getattr(edge.Distance, params.distance.value),
                on_disk=params.on_disk,
                quantization_config=quantisation_of(params.quantization_config),
            )
            for name, params in request.vectors.items()
        }
        sparse = {
            name: edge.EdgeSparseVectorParams(modifier=edge.Modifier.Idf if params.modifier == "idf" else None)
            for name, params in (request.sparse_vectors or {}).items()
        }
        # The log is what survives a kill; where nothing outlives the front it would only cost time. The tests' collections
        # are small, so one thread searches.
        config = edge.EdgeConfig(vectors=dense, sparse_vectors=sparse, wal_enabled=lasting, max_search_threads=1)
        self.shard = edge.EdgeShard.create(str(self.path), config)
        self.save()

    def load(self):
        """The engine reads its segments and its log; which payload fields have an index stands in our own description."""
        self.shard = edge.EdgeShard.load(str(self.path))
        stored = json.loads((self.path / DESCRIPTION).read_text())
        self.indexes = {name: parse("CreateFieldIndex", one).field_schema for name, one in stored["indexes"].items()}

    def save(self):
        if not self.lasting:
            return
        indexes = {
            name: {"field_name": name, "field_schema": schema.model_dump(mode="json", exclude_none=True)}
            for name, schema in self.indexes.items()
        }
        written = self.path / f"{DESCRIPTION}.new"
        written.write_text(json.dumps({"request": self.request.model_dump(mode="json", exclude_none=True), "indexes": indexes}))
        written.replace(self.path / DESCRIPTION)

    def describe(self):
        request = self.request.model_dump(mode="json", exclude_none=True)
        kept = ("vectors", "sparse_vectors", "shard_number", "replication_factor", "write_consistency_factor")
        params = {name: request[name] for name in kept if name in request}
        return {
            "status": "green",
            "optimizer_status": "ok",
            "segments_count": 1,
            "points_count": self.shard.count(edge.CountRequest(exact=True)),
            "config": {"params": params, "hnsw_config": request.get("hnsw_config", {}), "metadata": request.get("metadata")},
            "payload_schema": {
                name: {"data_type": schema.type, "params": schema.model_dump(mode="json", exclude_none=True), "points": 0}
                for name, schema in self.indexes.items()
            },
        }

    def index(self, body):
        request = parse("CreateFieldIndex", body)
        kind = getattr(request.field_schema, "type", None)
        if kind not in INDEX_PARAMS:
            raise unsupported(f"the index {request.field_schema}")
        make, allowed = INDEX_PARAMS[kind]
        only(request.field_schema, ["type", *allowed])
        values = {name: getattr(request.field_schema, name) for name in allowed}
        self.shard.update(edge.UpdateOperation.create_field_index(request.field_name, make(**values)))
        self.indexes[request.field_name] = request.field_schema
        self.save()
        return completed()

    def upsert(self, body):
        return self.write(parse("PointsList", body))

    def write(self, request):
        only(request, ["points", "update_filter", "update_mode"])
        points = [edge.Point(str(one.id), vectors_of(one.vector), one.payload or {}) for one in request.points]
        mode = UPDATE_MODES[request.update_mode.value if request.update_mode else "upsert"]
        self.shard.update(edge.UpdateOperation.upsert_points(points, filter_of(request.update_filter), mode))
        # The engine does not say whether a condition refused the write, and neither does the server.
        return completed()

    def batch(self, body):
        return [self.operate(operation) for operation in parse("UpdateOperations", body).operations]

    def operate(self, operation):
        if isinstance(operation, models.UpsertOperation) and isinstance(operation.upsert, models.PointsList):
            return self.write(operation.upsert)
        if not isinstance(operation, models.SetPayloadOperation):
            raise unsupported(f"the operation {type(operation).__name__}")
        change = operation.set_payload
        only(change, ["payload", "filter"])
        self.shard.update(edge.UpdateOperation.set_payload_by_filter(filter_of(change.filter), change.payload))
        return completed()

    def patch(self, body):
        request = parse("UpdateCollection", body)
        only(request, ["metadata", "params", "vectors"])
        if request.metadata:
            self.request.metadata = {**(self.request.metadata or {}), **request.metadata}
        for name in request.params.model_fields_set if request.params else []:
            setattr(self.request, name, getattr(request.params, name))
        for name, change in (request.vectors or {}).items():
            only(change, ["on_disk", "quantization_config"])
            for field in change.model_fields_set:
                value = getattr(change, field)
                setattr(self.request.vectors[name], field, None if value == models.Disabled.DISABLED else value)
        self.save()
        return True

    def delete(self, body):
        request = parse("FilterSelector", body)
        self.shard.update(edge.UpdateOperation.delete_points_by_filter(filter_of(request.filter)))
        return completed()

    def retrieve(self, body):
        request = parse("PointRequest", body)
        only(request, ["ids", "with_payload", "with_vector"])
        vector = request.with_vector or False
        found = self.shard.retrieve([str(one) for one in request.ids], payload_of(request.with_payload), vector)
        return [record_as_json(one, vector) for one in found]

    def scroll(self, body):
        request = parse("ScrollRequest", body)
        only(request, ["offset", "limit", "filter", "with_payload", "with_vector"])
        vector = request.with_vector or False
        points, offset = self.shard.scroll(
            edge.ScrollRequest(
                offset=None if request.offset is None else str(request.offset),
                limit=10 if request.limit is None else request.limit,
                filter=filter_of(request.filter),
                with_payload=payload_of(request.with_payload),
                with_vector=vector,
            )
        )
        return {
            "points": [record_as_json(one, vector) for one in points],
            "next_page_offset": None if offset is None else str(offset),
        }

    def count(self, body):
        request = parse("CountRequest", body)
        return {"count": self.shard.count(edge.CountRequest(exact=request.exact is not False, filter=filter_of(request.filter)))}

    def facet(self, body):
        request = parse("FacetRequest", body)
        only(request, ["key", "limit", "filter", "exact"])
        if request.key not in self.indexes:
            raise Refused(400, f'Bad request: No appropriate index for faceting: `{request.key}`')
        hits = self.shard.facet(edge.FacetRequest(request.key, request.limit or 10, bool(request.exact), filter_of(request.filter)))
        return {"hits": [{"value": hit.value, "count": hit.count} for hit in hits.hits]}

    def query_batch(self, body):
        request = parse("QueryRequestBatch", body)
        return [{"points": self.query(search)} for search in request.searches]

    def query(self, request):
        only(request, ["query", "using", "filter", "limit", "params", "with_payload", "with_vector"])
        vector = request.query
        wanted = request.with_vector or False
        if vector is None:
            return self.first(request, wanted)
        if isinstance(vector, models.SparseVector):
            vector = edge.SparseVector(vector.indices, vector.values)
        elif not isinstance(vector, list):
            raise unsupported(f"the query {type(vector).__name__}")
        found = self.shard.query(
            edge.QueryRequest(
                limit=10 if request.limit is None else request.limit,
                query=edge.Query.Nearest(vector, request.using),
                filter=filter_of(request.filter),
                with_payload=payload_of(request.with_payload),
                with_vector=wanted,
                params=search_params_of(request.params),
            )
        )
        return [{**record_as_json(one, wanted), "score": one.score, "version": one.version} for one in found]


    def first(self, request, wanted):
        """Without a vector, the points in the order of their ids."""
        limit = 10 if request.limit is None else request.limit
        points, _ = self.shard.scroll(
            edge.ScrollRequest(
                offset=None,
                limit=limit,
                filter=filter_of(request.filter),
                with_payload=payload_of(request.with_payload),
                with_vector=wanted,
            )
        )
        return [{**record_as_json(one, wanted), "score": 0.0, "version": 0} for one in points]


def completed():
    return {"operation_id": 0, "status": "completed"}


class Front:
    def __init__(self, folder, api_key, lasting):
        self.folder = pathlib.Path(folder)
        self.api_key = api_key
        self.lasting = lasting
        self.collections = {}
        self.lock = threading.Lock()
        for description in sorted(self.folder.glob(f"*/{DESCRIPTION}")):
            stored = json.loads(description.read_text())
            request = parse("CreateCollection", stored["request"])
            self.collections[unquote(description.parent.name)] = Collection(str(description.parent), request, lasting)

    def find(self, name):
        with self.lock:
            if name not in self.collections:
                raise Refused(404, f"Not found: Collection `{name}` doesn't exist!")
            return self.collections[name]

    def create(self, name, body):
        request = parse("CreateCollection", body)
        with self.lock:
            if name in self.collections:
                raise Refused(409, f"Wrong input: Collection `{name}` already exists!")
            self.collections[name] = Collection(str(self.folder / quote(name, safe="")), request, self.lasting)
        return True

    def drop(self, name):
        self.find(name)
        with self.lock:
            dropped = self.collections.pop(name)
            dropped.shard.close()
            shutil.rmtree(dropped.path, ignore_errors=True)
        return True

    def answer(self, method, path, body):
        if path == "/collections" and method == "GET":
            return {"collections": [{"name": name} for name in sorted(self.collections)]}
        match = re.fullmatch(r"/collections/([^/]+)(/.*)?", path)
        if not match:
            raise unsupported(f"{method} {path}")
        name, rest = unquote(match.group(1)), match.group(2) or ""
        if (method, rest) == ("PUT", ""):
            return self.create(name, body)
        if (method, rest) == ("DELETE", ""):
            return self.drop(name)
        collection = self.find(name)
        routes = {
            ("GET", ""): lambda: collection.describe(),
            ("PATCH", ""): lambda: collection.patch(body),
            ("POST", "/points/batch"): lambda: collection.batch(body),
            ("PUT", "/index"): lambda: collection.index(body),
            ("PUT", "/points"): lambda: collection.upsert(body),
            ("POST", "/points"): lambda: collection.retrieve(body),
            ("POST", "/points/delete"): lambda: collection.delete(body),
            ("POST", "/points/scroll"): lambda: collection.scroll(body),
            ("POST", "/points/count"): lambda: collection.count(body),
            ("POST", "/points/query/batch"): lambda: collection.query_batch(body),
            ("POST", "/facet"): lambda: collection.facet(body),
        }
        if (method, rest) not in routes:
            raise unsupported(f"{method} {path}")
        with collection.lock:
            return routes[method, rest]()


# Query parameters that the adapter sends; the front has one replica and always waits, so they change nothing here.
PARAMETERS = {
    "wait": {"true"},
    "ordering": {"weak", "medium", "strong"},
    "consistency": {"majority", "quorum", "all", "1", "2", "3"},
}


def handler_of(front):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body leave in one packet: in two, the second waits 40 ms for the acknowledgement of the first.
        wbufsize = -1
        disable_nagle_algorithm = True

        def handle_request(self):
            started = time.perf_counter()
            length = int(self.headers.get("content-length") or 0)
            raw = self.rfile.read(length)
            try:
                status, reply = 200, {"status": "ok", "result": self.result(raw)}
            except Refused as error:
                status, reply = error.status, {"status": {"error": str(error)}}
            except Exception as error:  # the engine raises plain exceptions; the server answers those with 400
                status, reply = 400, {"status": {"error": f"Wrong input: {error}"}}
            reply["time"] = time.perf_counter() - started
            data = json.dumps(reply).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
            self.wfile.flush()

        def result(self, raw):
            if front.api_key and self.headers.get("api-key") != front.api_key:
                raise Refused(401, "Must provide an API key or an Authorization bearer token")
            url = urlsplit(self.path)
            for name, values in parse_qs(url.query).items():
                if name not in PARAMETERS or not set(values) <= PARAMETERS[name]:
                    raise unsupported(f"the parameter {name}={values}")
            return front.answer(self.command, url.path, json.loads(raw) if raw else None)

        do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = handle_request

        def log_message(self, *_):
            pass

    return Handler


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that hangs up is what the tests' proxy does all the time; whatever else fails is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=0, help="0 takes a free one; it is printed as JSON when listening")
    arguments.add_argument("--folder", help="keeps the collections there, also over a kill; default: a temporary one")
    given = arguments.parse_args()
    folder = given.folder or tempfile.mkdtemp(prefix="qdrant-front-")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        front = Front(folder, os.environ.get("QDRANT_FRONT_API_KEY"), lasting=given.folder is not None)
        server = Server(("127.0.0.1", given.port), handler_of(front))
        server.daemon_threads = True
        print(json.dumps({"port": server.server_address[1]}), flush=True)
        server.serve_forever()
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
