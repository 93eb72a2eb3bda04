"""Writes a real, installable wheel: wheel.py FOLDER NAME VERSION PATH=TEXT... prints its path."""
import base64
import hashlib
import sys
import zipfile

folder, name, version, *files = sys.argv[1:]
info = f"{name.replace('-', '_')}-{version}.dist-info"
entries = dict(file.split("=", 1) for file in files)
entries[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
entries[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
record = ""
path = f"{folder}/{name.replace('-', '_')}-{version}-py3-none-any.whl"
with zipfile.ZipFile(path, "w") as wheel:
    for entry, text in entries.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{entry},sha256={digest},{len(text.encode())}\n"
        wheel.writestr(entry, text)
    wheel.writestr(f"{info}/RECORD", record + f"{info}/RECORD,,\n")
print(path)
