"""Missions, participants, itineraries and company visits of an EU-Japan mission office."""
