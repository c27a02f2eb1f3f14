"""The itinerary as a timetable: days or lanes side by side, time downwards."""
