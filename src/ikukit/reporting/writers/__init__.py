"""Reports as files: one module a format. Each lays out what ``content`` says, and escapes every text in its own way."""
