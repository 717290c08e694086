export const labControlHosts = [
  { host: 'smtp.gmail.com', port: 587 },
  { host: 'smtp.gmail.com', port: 465 },
  { host: 'gmail-smtp-in.l.google.com', port: 25 },
]
