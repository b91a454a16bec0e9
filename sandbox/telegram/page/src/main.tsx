import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { applySavedTheme } from './preferences.ts'
import './ui/tokens.css'
import './ui/controls.css'

applySavedTheme()

const page = document.getElementById('page')
if (!page) throw new Error('index.html has no element with the id "page"')
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
