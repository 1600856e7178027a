comment on column unit.hours is 'As the clock reads opening hours: {"mon": [["08:30", "12:00"], ["14:00", "17:30"]], …}; a day that is missing is closed. Null: always open.';
comment on column division.lat is 'WGS-84. Of a demo invented; else taken only where somebody vouches for it (xjw places load --surveyed).';
