"""The records of a mission office: one module an entity, each field declared once."""
